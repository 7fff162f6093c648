/* Places files in berita-score as they are. */
    .macro file name, path
    .globl score_\name\()_begin
    .hidden score_\name\()_begin
    .globl score_\name\()_end
    .hidden score_\name\()_end
score_\name\()_begin:
    .incbin "\path"
score_\name\()_end:
    .endm

    .section .rodata
    file titles, lexicons/score/titles.txt
    file style, src/score/page.css
    .section .note.GNU-stack, "", %progbits
