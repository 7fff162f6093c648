/* Places the words of pages in the module as they are. */
    .macro file name, path
    .globl page_\name\()_begin
    .hidden page_\name\()_begin
    .globl page_\name\()_end
    .hidden page_\name\()_end
page_\name\()_begin:
    .incbin "\path"
page_\name\()_end:
    .endm

    .section .rodata
    file classes, lexicons/formats/page-classes.txt
    file phrases, lexicons/formats/page-phrases.txt
    file meta, lexicons/formats/page-meta.txt
    file dates, lexicons/formats/page-dates.txt
    .section .note.GNU-stack, "", %progbits
