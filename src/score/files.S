/* Places files in berita-score as they are. */
    .macro file name, path:vararg
    .globl score_\name\()_begin
    .hidden score_\name\()_begin
    .globl score_\name\()_end
    .hidden score_\name\()_end
score_\name\()_begin:
    .irp part, \path
    .incbin "\part"
    .endr
score_\name\()_end:
    .endm

    .section .rodata
    file titles, lexicons/score/titles.txt
    file style, src/emit/theme.css, src/score/page.css
    .section .note.GNU-stack, "", %progbits
