# What every stage makes of a few invented texts, compared with NAME.out.  The
# look-up is left out: any new word would change it, and tests/unit has it.  A
# text called NAME.STAGE.txt is only read up to that stage.
#
#   sh tests/stage/run.sh          compare
#   sh tests/stage/run.sh bless    show the differences, then keep what is new
. tests/tally.sh
dumps=$BUILD/check/stage
mkdir -p "$dumps"
for text in tests/stage/*.txt; do
    name=$(basename "$text" .txt)
    golden=tests/stage/$name.out
    made=$dumps/$name.out
    $RUN "$BUILD/berita-stages" --published 2025-07-17 "$text" >"$made.all"
    tally $? "$name: berita-stages"
    case $name in *.*) last=${name##*.} ;; *) last= ;; esac
    awk -v last="$last" '/^== / { if (last != "" && before == last) exit; before = $2; keep = $2 != "lookup" }
        keep' "$made.all" >"$made"
    if diff -u "$golden" "$made"; then pass; continue; fi
    if [ "${1-}" = bless ]; then cp "$made" "$golden"; else fail "$name: see the difference above; make bless keeps it"; fi
done
finish
