# What could not be printed is an error: a full disk does not look like success.
-- cmd --
peerpool --version >/dev/full
-- stderr --
peerpool: cannot write the output: No space left on device
-- exit --
2
