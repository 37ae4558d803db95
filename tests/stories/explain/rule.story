# A rule: what it finds, why, and an example of each kind.
-- cmd --
peerpool explain salt-missing
-- stdout --
salt-missing (error)

  a record of a kind that asks for a salt has none

A record about a person ends with a salt, a line of random letters. Git names
every version of a file by a fingerprint of its text, which remains when a
person's record is erased; without a salt, someone who guesses what the record
said could prove the guess by the fingerprint. 'peerpool check --fix' adds a
salt.

Not so:
    id: p-7k3f9q2m
    name: Ada Example

But so:
    id: p-7k3f9q2m
    name: Ada Example
    salt: 3w7yqk2m9dfh5t8vbn4xcz6r1g
