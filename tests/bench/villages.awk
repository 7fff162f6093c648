# villages.tsv with four more villages in every district, made of the names of
# its own: 113,000 in all.
function more(  i) {
    for (i = 1; i <= 4 && n > 0; i++) print 9990 + i "\t" name[i % n] " " name[(i + 1) % n]
    n = 0
}
/^#/ || /^%/ || NF == 0 { print; next }
!/\t/ { more(); print; next }
{ split($0, column, "\t"); name[n++] = column[2]; print }
END { more() }
