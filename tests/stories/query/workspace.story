# Five pools of one workspace, each a repository: three are here, one is not,
# one cannot be read. What is here is asked as one.
-- core/.peerpool.yaml --
name: core
-- core/schemas/person.yaml --
x-kind: { name: person, path: 'records/people/{id}.yaml', prefix: p, title: '{name}', subject: self }
type: object
properties: { id: { type: string, x-data: personal }, name: { type: string, x-data: personal } }
-- core/schemas/views/named.sql --
-- title: People by name
SELECT id, name FROM person
-- core/records/people/p-0a0a0a0a.yaml --
id: p-0a0a0a0a
name: Zinnia Abbotsleigh
-- core/records/people/p-1b1b1b1b.yaml --
id: p-1b1b1b1b
name: Quentin Farthinghoe
-- con/.peerpool.yaml --
name: con
elsewhere: { person: core }
-- con/schemas/person.yaml --
x-kind: { name: person, path: 'records/people/{id}.yaml', prefix: p }
type: object
-- con/schemas/peer.yaml --
x-kind: { name: peer, path: 'records/peers/{id}.yaml', prefix: r, subject: person }
type: object
properties:
  id: { type: string, x-data: personal }
  person: { type: string, x-ref: person, x-data: personal }
  region: { type: string, x-data: personal }
  skills: { type: array, x-item: skill, items: { type: string }, x-data: personal }
-- con/schemas/views/peers.sql --
-- title: Peers with their names
SELECT p._pool AS pool, n.name, p.region FROM peer p JOIN named n ON n.id = p.person
-- con/records/peers/r-0a0a0a0a.yaml --
id: r-0a0a0a0a
person: p-0a0a0a0a
region: wales
skills: [finance]
-- lab/.peerpool.yaml --
name: lab
elsewhere: { person: core }
-- lab/schemas/person.yaml --
x-kind: { name: person, path: 'records/people/{id}.yaml', prefix: p }
type: object
-- lab/schemas/peer.yaml --
x-kind: { name: peer, path: 'records/peers/{id}.yaml', prefix: r, subject: person }
type: object
properties:
  id: { type: string, x-data: personal }
  person: { type: string, x-ref: person, x-data: personal }
  since: { type: string, format: date, x-data: personal }
  skills: { type: array, x-item: skill, items: { type: string }, x-data: personal }
-- lab/records/peers/r-1b1b1b1b.yaml --
id: r-1b1b1b1b
person: p-1b1b1b1b
since: 2024-02-01
skills: [finance, housing]
-- ld/.peerpool.yaml --
name: [what, is, this
-- workspace.yaml --
pools:
  core: core
  con: con
  lab: lab
  ld: ld
  equality: equality
-- setup --
#!/bin/sh
# Each pool is a repository of its own, recorded on 1 March and 1 May 2024.
export GIT_AUTHOR_NAME=Office GIT_AUTHOR_EMAIL=office@example.org
export GIT_COMMITTER_NAME=Office GIT_COMMITTER_EMAIL=office@example.org
for pool in core con lab; do
	git init -q -b main $pool
	(cd $pool && git add -A &&
	 GIT_COMMITTER_DATE='2024-03-01T12:00:00Z' git commit -qm one)
done
cd core
echo 'name: Quentin Farthinghoe-Brook' >>records/people/p-1b1b1b1b.yaml
sed -i 2d records/people/p-1b1b1b1b.yaml
GIT_COMMITTER_DATE='2024-05-01T12:00:00Z' git commit -qam two
-- cmd --
sh setup && cd con && peerpool query 'SELECT * FROM peers ORDER BY pool'
-- stdout --
pool  name                       region
----  -------------------------  ------
con   Zinnia Abbotsleigh         wales
lab   Quentin Farthinghoe-Brook
-- stderr --
<TMP>/here/workspace.yaml: note: the pool 'equality' is not here: its records are not available [pool-absent]
<TMP>/here/workspace.yaml: warning: the pool 'ld' cannot be read: its records are not available [pool-absent]
  note: .peerpool.yaml: the '[' that opens here is not closed
-- cmd --
# A column that one of them does not have is NULL there.
cd lab && peerpool query 'SELECT _pool, id, region, since, _path FROM peer ORDER BY id' 2>/dev/null
-- stdout --
_pool  id          region  since       _path
-----  ----------  ------  ----------  -----------------------------
con    r-0a0a0a0a  wales               records/peers/r-0a0a0a0a.yaml
lab    r-1b1b1b1b          2024-02-01  records/peers/r-1b1b1b1b.yaml
-- cmd --
cd lab && peerpool query "SELECT p._pool, count(*) AS n FROM peer p LEFT JOIN peer_skill s ON s.peer = p.id GROUP BY 1" 2>/dev/null
-- stdout --
_pool  n
-----  -
con    1
lab    2
-- cmd --
cd lab && peerpool query 'SELECT from_kind, from_id, to_id, _pool FROM refs ORDER BY from_id' 2>/dev/null
-- stdout --
from_kind  from_id     to_id       _pool
---------  ----------  ----------  -----
peer       r-0a0a0a0a  p-0a0a0a0a  con
peer       r-1b1b1b1b  p-1b1b1b1b  lab
-- cmd --
# Each follows its own work tree.
sed -i s/wales/london/ con/records/peers/r-0a0a0a0a.yaml
cd lab && peerpool query 'SELECT pool, region FROM peers' 2>/dev/null
-- stdout --
pool  region
----  ------
lab
con   london
-- cmd --
# A day means something in every pool, a revision in one.
cd con && peerpool query --at 2024-04-01 'SELECT * FROM peers ORDER BY pool' 2>/dev/null
peerpool query --at HEAD 'SELECT _pool, id FROM peer'
peerpool query --at HEAD 'SELECT * FROM named' || true
-- stdout --
pool  name                 region
----  -------------------  ------
con   Zinnia Abbotsleigh   wales
lab   Quentin Farthinghoe
_pool  id
-----  ----------
con    r-0a0a0a0a
-- stderr --
<sql>:1:15: error: no such table: named [query-error]
  note: 'peerpool query --schema' lists the tables
-- cmd --
cd con && peerpool query --alone 'SELECT _pool, id FROM peer'
-- stdout --
_pool  id
-----  ----------
con    r-0a0a0a0a
-- cmd --
# In the workspace's own folder.
peerpool query 'SELECT count(*) AS n FROM peer'
-- stdout --
n
-
2
-- stderr --
<TMP>/here/workspace.yaml: note: the pool 'equality' is not here: its records are not available [pool-absent]
<TMP>/here/workspace.yaml: warning: the pool 'ld' cannot be read: its records are not available [pool-absent]
  note: .peerpool.yaml: the '[' that opens here is not closed
-- cmd --
peerpool query --schema peer 2>/dev/null
-- stdout --
peer (personal)

column  type  data      about
------  ----  --------  ------------------------------------------------
id      text  personal
person  text  personal  -> person
region  text  personal
_other  json  personal  Other: What the schema allows without naming it.
since   date  personal

peer_skill (personal)

column    type     data      about
--------  -------  --------  -------
peer      text     personal  -> peer
position  integer  personal
skill     text     personal
