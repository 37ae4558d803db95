# Hostile input ends with a finding, at once.
-- any.json --
{ "type": ["object", "array"], "properties": { "word": { "pattern": "^(a+)+$" } },
  "maxProperties": 10 }
-- cmd --
head -c 80000 /dev/zero | tr '\0' '[' > deep.yaml
truncate -s 100M large.yaml
printf 'a: &a [x, x, x, x, x, x, x, x, x]\n' > bomb.yaml
p=a; for c in b c d e f g h i; do printf '%s: &%s [*%s, *%s, *%s, *%s, *%s, *%s, *%s, *%s, *%s]\n' $c $c $p $p $p $p $p $p $p $p $p >> bomb.yaml; p=$c; done
awk 'BEGIN { for (i = 0; i < 1000000; i++) print "k" i ": " i }' > keys.yaml
printf 'word: ' > regex.yaml; head -c 40 /dev/zero | tr '\0' 'a' >> regex.yaml; echo '!' >> regex.yaml
peerpool check --schema any.json deep.yaml large.yaml bomb.yaml keys.yaml regex.yaml
-- stdout --
bomb.yaml:7:28: error: the file holds more than 4000000 values, counting those that aliases stand for [too-large]
deep.yaml:1:65: error: lists and mappings are nested deeper than 64 levels [too-deep]
deep.yaml:1:80001: warning: the last line does not end in a line break [final-newline]
keys.yaml:1:1: error: the document must have at most 10 keys [max-properties]
  note: it has 1000000 keys
  note: any.json:2:3: the schema's 'maxProperties' is here
large.yaml: error: the file is larger than the limit of 16777216 bytes [file-size]
regex.yaml:1:7: error: 'word' must have the pattern ^(a+)+$; found 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' [pattern]
  note: any.json:1:58: the schema's 'pattern' is here
-- stderr --
5 files, 5 errors, 1 warning
-- exit --
1
