/* Places the compiled lexicons in the library, read-only and page-aligned. */
    .section .rodata
    .balign 4096
    .globl berita_image
    .hidden berita_image
    .type berita_image, %object
berita_image:
    .incbin IMAGE_FILE
berita_image_end:
    .size berita_image, berita_image_end - berita_image
    .balign 8
    .globl berita_image_size
    .hidden berita_image_size
    .type berita_image_size, %object
berita_image_size:
    .quad berita_image_end - berita_image
    .size berita_image_size, 8
    .section .note.GNU-stack, "", %progbits
