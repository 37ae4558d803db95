/* Files in memory: see the header. */
#include "store/mapping.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int pp_mapping_open(struct pp_mapping *out, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	void *bytes = MAP_FAILED;
	struct stat st;

	if (fd < 0)
		return -1;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    (uint64_t)st.st_size <= SIZE_MAX / 2)
		bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
			     fd, 0);
	close(fd);
	if (bytes == MAP_FAILED)
		return -1;
	*out = (struct pp_mapping){ bytes, (size_t)st.st_size };
	return 0;
}

void pp_mapping_close(struct pp_mapping *mapping)
{
	if (mapping->bytes)
		munmap((void *)mapping->bytes, mapping->size);
	*mapping = (struct pp_mapping){ 0 };
}
