# A clone that does not have all of history says so, and a bare one has no names.
-- .peerpool.yaml --
name: peers
-- schemas/peer.yaml --
x-kind: { name: peer, path: 'records/peers/{id}.yaml', slug: true, title: '{name}' }
type: object
properties: { id: { type: string }, name: { type: string } }
required: [id]
-- records/peers/ann.yaml --
id: ann
name: Ann Able
-- cmd --
git init -q -b main . && git add -A && git commit -qm one
echo 'name: Ann Best' >>records/peers/ann.yaml && sed -i 2d records/peers/ann.yaml
git commit -qam two
git clone -q --depth 1 "file://$PWD" shallow && cd shallow
peerpool log ann | tail -n 1
peerpool query 'SELECT count(*) AS changes FROM change'
-- stdout --
    made: '{"id":"ann","name":"Ann Best"}'
changes
-------
      1
-- stderr --
this clone is shallow: what is older seems made in its first commit; 'git fetch --unshallow' brings all
this clone is shallow: in 'change', what is older seems made in its first commit
-- cmd --
git clone -q --bare . bare.git && cd bare.git
peerpool log ann | tail -n 1
peerpool log able
-- stdout --
    made: '{"id":"ann","name":"Ann Able"}'
-- stderr --
peerpool log: no record 'able', now or before
  note: in a bare repository a record is found by its id
-- exit --
1
