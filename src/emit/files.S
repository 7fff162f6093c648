/* Places files in the programs as they are. */
    .macro file name, path:vararg
    .globl emit_\name\()_begin
    .hidden emit_\name\()_begin
    .globl emit_\name\()_end
    .hidden emit_\name\()_end
emit_\name\()_begin:
    .irp part, \path
    .incbin "\part"
    .endr
emit_\name\()_end:
    .endm

    .section .rodata
    file style, src/emit/theme.css, src/emit/page.css
    file indonesia, LAND_INDONESIA
    file world, LAND_WORLD
    .section .note.GNU-stack, "", %progbits
