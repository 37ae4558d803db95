# Each rule with one line, or two on a narrow screen; never wider than it is.
-- cmd --
peerpool explain --list | head -n 3
-- stdout --
file-type           error    a record must be a regular file, not a directory,
                             link, pipe or device
file-size           error    a file is larger than the limit and was not read
-- cmd --
COLUMNS=40 peerpool explain --list | head -n 3
-- stdout --
file-type (error)
    a record must be a regular file, not
    a directory, link, pipe or device
-- cmd --
COLUMNS=40 peerpool explain --list | LC_ALL=C awk 'length > 40'
-- cmd --
# one entry for each
test "$(peerpool explain --list | grep -c '  error  \|  warning\|  note  ')" = \
	"$(peerpool explain --markdown | grep -c '^## ')"
