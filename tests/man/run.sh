# The manual pages, as mandoc reads them.
. tests/tally.sh
for page in man/*.[1-9]; do
    [ -e "$page" ] || continue
    said=$(mandoc -T lint -W warning "$page" 2>&1 | grep -v 'referenced manual not found')
    if [ -n "$said" ]; then
        printf '%s\n' "$said"
        fail "$page"
    else
        pass
    fi
done
finish
