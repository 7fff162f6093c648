/* The least a program can do: what a cold start is compared with. */
int main(void) { return 0; }
