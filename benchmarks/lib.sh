# Sourced by the commands of this folder: builds netbench and the benchmarks, where they are not built yet, and sets
#   home   the checkout
#   java   the command
#   path   the class path of the benchmarks

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
home=$(dirname "$here")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

"$home/netbench" --version >/dev/null # builds it, if it has to
list=$here/target/benchmarks.classpath
if [ ! -f "$list" ] || [ -n "$(find "$here/src/main" "$here/pom.xml" "$home/netbench-core/src/main" -newer "$list" -print -quit)" ]; then
    (cd "$home" && mvn -B -q -ntp -Dstyle.color=never -DskipTests -Dnetbench.checks=false -pl benchmarks -am \
        package dependency:build-classpath -Dmdep.outputFile="$list" -Dmdep.includeScope=runtime) >&2
fi
path=$here/target/classes:$(cat "$list")
