/* Places the words that tell languages apart in the programs as they are. */
    .section .rodata
    .globl language_words_begin
    .hidden language_words_begin
    .globl language_words_end
    .hidden language_words_end
language_words_begin:
    .incbin "lexicons/formats/languages.txt"
language_words_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
