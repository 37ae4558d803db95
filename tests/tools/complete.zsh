# complete.zsh SCRIPT LINE: print what zsh offers to complete LINE with.
#
# Completion works on an interactive line alone: so a second zsh is run on a
# terminal of its own (zpty), in which compadd tells what it is given.
zmodload zsh/zpty
found=$(mktemp)
export PP_FOUND=$found PP_SCRIPT=$1
zpty shell zsh -f -i
# The terminal is read throughout, or what it prints would stop it.
ask() {
	zpty -w shell "$1"
	while zpty -r -t shell line 2>/dev/null; do :; done
}
ask 'PS1=; setopt no_beep; autoload -Uz compinit; compinit -u -D'
ask 'source $PP_SCRIPT 2>/dev/null; compdef _peerpool peerpool'
ask 'zstyle ":completion:*" menu no; zstyle ":completion:*" verbose no'
ask 'compadd() {
	builtin compadd "$@"
	local code=$?
	[[ " $* " = *" -"[OAD]" "* ]] && return $code
	local -a hits
	builtin compadd -O hits "$@"
	print -rl -- $hits >>$PP_FOUND
	return $code
}'
ask 'told() { zle complete-word; print done >>$PP_FOUND; }; zle -N told'
ask 'bindkey "^I" told'
zpty -w -n shell "$2"$'\t'
# It tells when it is done; if it never does, the test fails for want of words.
for ((i = 0; i < 200; i++)); do
	zpty -r -t shell line 2>/dev/null
	grep -qx done $found && break
	sleep 0.05
done
zpty -d shell
grep -vx done $found | grep . | sort -u
rm -f $found
