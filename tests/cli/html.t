# a page: what it says of itself, and its text without what stands around it
$ berita-extract -t $TOP/tests/inputs/pasang.html | jq -c '[(.id | sub(".*/"; "")), .title, .published, .published_from, .outlet, .author, .text, .quotations[0].speaker.name, .dates[0].value]'
> ["pasang.html","Air Pasang Rendam Jalan Pesisir","2025-07-17","metadata","Kabar Utara","Sari Wulan","“Air naik sejak kemarin,” kata Bupati Tegal Budi Hartono di jalan itu.\n\nWarga menutup jalan, dan pompa tambahan baru akan tiba pada hari Jumat.","Budi Hartono","2025-07-16"]

# the encoding is that of the bytes, whatever is said of it
$ iconv -f utf-8 -t windows-1252 $TOP/tests/inputs/pasang.html | berita-extract -t | jq -r .text | cut -d , -f 1 | head -n 1
> “Air naik sejak kemarin
$ sed 's/<title>/<meta charset=latin1><title>/' $TOP/tests/inputs/pasang.html | berita-extract -t | jq -r .text | cut -d , -f 1 | head -n 1
> “Air naik sejak kemarin

# a page without an article is named, and others go on
$ printf '<!doctype html><ul><li><a href=1>Satu</a><li><a href=2>Dua</a></ul>' >daftar.html; berita-extract daftar.html $TOP/tests/inputs/pasang.html | jq -c .title
! berita-extract: daftar.html: no article found
> "Air Pasang Rendam Jalan Pesisir"

# so is one that is too large
$ (printf '<!doctype html><p>'; head -c 100000000 /dev/zero | tr '\0' a) | berita-extract
! berita-extract: -: larger than 32 MiB
? 1

# no other file is ever read
$ printf '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]><p>Air naik sampai ke jalan &x; &y; desa itu, kata warga, dan semua orang mengungsi ke sekolah di atas bukit.' | berita-extract -t | jq -c .text
> "Air naik sampai ke jalan &x; &y; desa itu, kata warga, dan semua orang mengungsi ke sekolah di atas bukit."
