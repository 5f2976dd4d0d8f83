# Removes the images that start-image.sh keeps for this login, unless agents run from them on this host.
umask 077
fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

none() {
    printf 'netbench-image none\n'
    exit 0
}

cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}
case $cache in
/.cache | [!/]*) none ;;
esac
named=$cache/netbench/images
[ -d "$named" ] || none
for folder in "$cache/netbench" "$named"; do
    [ -O "$folder" ] && [ ! -L "$folder" ] || fail "$folder is a link or belongs to somebody else; nothing was removed"
done
# Hosts may share a home folder, so that another one may remove it at any time from here on.
store=$(cd "$named" 2>/dev/null && pwd -P)
if [ -z "$store" ]; then
    [ -d "$named" ] || none
    fail "$named can't be entered; nothing was removed"
fi
if command -v flock >/dev/null && (: >>"$store/lock") 2>/dev/null; then
    exec 9>"$store/lock"
    flock -w 20 -E 75 9 2>/dev/null
    [ $? -ne 75 ] || fail "an installation holds $store/lock; nothing was removed"
fi
[ -d "$store" ] || none
for program in /proc/[0-9]*/exe; do
    case $(readlink "$program" 2>/dev/null) in
    "$store"/*)
        process=${program#/proc/}
        fail "process ${process%/exe} runs from $store; nothing was removed"
        ;;
    esac
done
mib=$(du -sm "$store" 2>/dev/null | cut -f 1)
# What is not of start-image.sh stays where it is.
removed=
for entry in "$store"/* "$store"/.new-*; do
    name=${entry##*/}
    case $name in
    .new-*) ;;
    *[!0-9a-f]*) continue ;;
    *) [ ${#name} -eq 64 ] || continue ;;
    esac
    [ -e "$entry" ] || [ -L "$entry" ] || continue
    why=$(rm -rf "$entry" 2>&1) || fail "$entry can't be removed: ${why##*: }"
    removed=yes
done
# NFS keeps a file under another name for as long as it is open, and so the folder.
exec 9>&-
rm -f "$store/lock"
rmdir "$store" 2>/dev/null && rmdir "$cache/netbench" 2>/dev/null
[ -n "$removed" ] || none
printf 'netbench-image removed %s\n' "${mib:-0}"
