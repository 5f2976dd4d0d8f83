# Removes the images that start-image.sh keeps for this login, unless agents run from them on this host.
umask 077
fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}
store=$cache/netbench/images
[ -d "$store" ] && [ ! -L "$store" ] || {
    printf 'netbench-image none\n'
    exit 0
}
store=$(cd "$store" && pwd -P)
for program in /proc/[0-9]*/exe; do
    case $(readlink "$program" 2>/dev/null) in
    "$store"/*)
        process=${program#/proc/}
        fail "process ${process%/exe} runs from $store; nothing was removed"
        ;;
    esac
done
if command -v flock >/dev/null; then
    exec 9>"$store/lock" && flock -w 20 9 || fail "an installation holds $store/lock; nothing was removed"
fi
mib=$(du -sm "$store" 2>/dev/null | cut -f 1)
why=$(rm -rf "$store" 2>&1) || fail "$store can't be removed: ${why##*: }"
rmdir "$cache/netbench" 2>/dev/null
printf 'netbench-image removed %s\n' "${mib:-0}"
