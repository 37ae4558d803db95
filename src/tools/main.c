#include <stdio.h>

int main(void)
{
	puts("peerpool " PP_VERSION);
	return 0;
}
