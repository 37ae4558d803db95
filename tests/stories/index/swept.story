# git sweeps away what was amended, and with it the trees that indexes of
# commits were made of: they are moved all the same.
-- .peerpool.yaml --
name: swept
-- schemas/tool.yaml --
x-kind: { name: tool, path: 'records/tools/{id}.yaml', slug: true }
properties: { id: { type: string }, shelf: { type: string } }
-- records/tools/saw.yaml --
id: saw
shelf: first
-- cmd --
git init -q && git add -A && git commit -qm Start && git commit -qm Again --allow-empty && sed -i s/first/second/ records/tools/saw.yaml && git commit -qam Next
peerpool query --at HEAD 'SELECT shelf FROM tool' && peerpool query --at HEAD~1 'SELECT shelf FROM tool'
-- stdout --
shelf
------
second
shelf
-----
first
-- cmd --
sed -i s/second/third/ records/tools/saw.yaml && git commit -qa --amend -m Other
git reflog expire --expire=all --all && git gc -q --prune=now
peerpool query --at HEAD 'SELECT shelf FROM tool' && peerpool index --verify --at HEAD
-- stdout --
shelf
-----
third
the index is the same as one built from nothing
-- cmd --
# nor does one of a commit that is no more stand in the way of another's
echo 'shelf: fourth' >>records/tools/axe.yaml && sed -i s/third/fourth/ records/tools/saw.yaml && git add -A && git commit -qam More && peerpool query --at HEAD 'SELECT shelf FROM tool' && git commit -qm Odd --allow-empty && git rm -q records/tools/axe.yaml && git commit -qm Gone && peerpool query --at HEAD~1 'SELECT shelf FROM tool' && git reset -q --hard HEAD~3 && git reflog expire --expire=all --all && git gc -q --prune=now && peerpool query --at HEAD~1 'SELECT shelf FROM tool'; peerpool query --at HEAD 'SELECT shelf FROM tool'
-- stdout --
shelf
------
fourth
fourth
shelf
------
fourth
fourth
shelf
-----
first
shelf
-----
third
