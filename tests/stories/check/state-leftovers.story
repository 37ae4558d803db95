# What a killed run left behind goes after a day; not what may be in use.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true }
type: object
-- records/branches/quay.yaml --
id: quay
-- cmd --
git init -q . && mkdir -p .git/peerpool/cache && cd .git/peerpool/cache && touch check-worktree.bbbbbbbb check-worktree.other && touch -d '2 days ago' check-worktree.aaaaaaaa check-worktree.notes && cd ../../.. && peerpool check && ls .git/peerpool/cache
-- stdout --
check-worktree
check-worktree.bbbbbbbb
check-worktree.notes
check-worktree.other
-- stderr --
1 record, no errors
