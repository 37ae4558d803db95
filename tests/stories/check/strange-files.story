# Where a record should be a file, and is something else.
-- .peerpool.yaml --
name: strange
-- schemas/thing.yaml --
x-kind: { name: thing, path: 'records/things/{id}.yaml', slug: true }
type: object
-- records/things/good.yaml --
id: good
-- cmd --
cd records/things && mkdir folder.yaml && ln -s good.yaml link.yaml && ln -s nowhere.yaml broken.yaml && mkfifo pipe.yaml && touch empty.yaml && truncate -s 20M large.yaml
touch .hidden.yaml good.yaml~ '#good.yaml#'
peerpool check
-- stdout --
records/things/broken.yaml: error: expected a regular file; this is a symbolic link [file-type]
records/things/empty.yaml: error: the file is empty [file-empty]
records/things/folder.yaml: error: expected a regular file; this is a directory [file-type]
records/things/large.yaml: error: the file is larger than the limit of 16777216 bytes [file-size]
records/things/link.yaml: error: expected a regular file; this is a symbolic link [file-type]
records/things/pipe.yaml: error: expected a regular file; this is a named pipe [file-type]
-- stderr --
7 records, 6 errors
-- exit --
1
