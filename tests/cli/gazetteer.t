# namesakes, the likeliest first, in whatever case
$ berita-gazetteer -n 2 malang MALANG | cut -f 1-5
> malang	1	35.73	city	Kota Malang
> malang	2	35.07	regency	Kabupaten Malang
> MALANG	1	35.73	city	Kota Malang
> MALANG	2	35.07	regency	Kabupaten Malang

# the word for the kind tells namesakes apart
$ berita-gazetteer 'Kota Malang' 'kabupaten Malang' 'Kab. Malang' | cut -f 2,3
> 1	35.73
> 1	35.07
> 1	35.07

# what a place lies in stands behind commas
$ berita-gazetteer 'Sukun, Malang' 'Wadas,Bener, Jawa Tengah' | cut -f 3,6
> 35.73.04	Kota Malang, Jawa Timur
> 35.73.04.1005	Sukun, Kota Malang, Jawa Timur
> 33.06.16.2009	Bener, Kabupaten Purworejo, Jawa Tengah

# names are spelled with and without blanks
$ berita-gazetteer -k village -w 31.73 'Kebonjeruk' | cut -f 3,5
> 31.73.05.1001	Kebon Jeruk

# other names, exonyms, waters and mountains
$ berita-gazetteer -n 1 Jabar Jogja IKN Moskwa 'Sungai Ciliwung' Semeru | cut -f 1,3,4
> Jabar	32	province
> Jogja	34.71	city
> IKN	ID:Ibu-Kota-Nusantara	region
> Moskwa	RU:Moscow	world-city
> Sungai Ciliwung	ID:Sungai-Ciliwung	water
> Semeru	ID:Semeru	mountain

# names from standard input; those without a place keep their line, and the status says so
$ printf 'Tegal\r\n\nNegeri Antah\n' | berita-gazetteer -n 1 | cut -f 1-4
$ printf 'Tegal\nNegeri Antah\n' | berita-gazetteer -n 1 >out; echo $?
> Tegal	1	33.76	city
> 	0		
> Negeri Antah	0		
> 1

# every line has eleven columns, tabs in what was asked for or not
$ printf 'Tegal\nTe\tgal\n' | berita-gazetteer -n 1 | awk -F '\t' '{ print NF, $1 }'
> 11 Tegal
> 11 Te gal

# a code, its children, and those of a kind within a code
$ berita-gazetteer -c 33.76 | cut -f 3-5,10; berita-gazetteer -c 33.76.02.1004 | cut -f 3-5
$ berita-gazetteer -c 33.76 --children | wc -l | tr -d ' '; berita-gazetteer -c 34 --children -k city | cut -f 5
> 33.76	city	Kota Tegal	273825
> 33.76.02.1004	village	Mangkukusuman
> 4
> Kota Yogyakarta

# a code that is none
$ berita-gazetteer -c 33.7; echo $?
> 33.7	0									
> 1

# --within wants one
$ berita-gazetteer -w 99 Tegal
! berita-gazetteer: --within: no place has the code "99"
! Try 'berita-gazetteer --help'.
? 2

# the nearest places, with their distance
$ berita-gazetteer --near=-6.8692,109.1157 -k city -n 2 | cut -f 3,11
> 33.76	0
> 33.75	62.045

# ten when no limit is given
$ berita-gazetteer --near=-6.8692,109.1157 | wc -l | tr -d ' '
> 10

# degrees that are none
$ berita-gazetteer --near 91,0; berita-gazetteer --near 1; berita-gazetteer --near nan,0; berita-gazetteer --near 1,2,3
! berita-gazetteer: --near wants degrees as LAT,LON, not "91,0"
! Try 'berita-gazetteer --help'.
! berita-gazetteer: --near wants degrees as LAT,LON, not "1"
! Try 'berita-gazetteer --help'.
! berita-gazetteer: --near wants degrees as LAT,LON, not "nan,0"
! Try 'berita-gazetteer --help'.
! berita-gazetteer: --near wants degrees as LAT,LON, not "1,2,3"
! Try 'berita-gazetteer --help'.
? 2

# limits that are none
$ berita-gazetteer -n 0 Tegal; berita-gazetteer -n=1 Tegal; berita-gazetteer -n 1x Tegal
! berita-gazetteer: --limit wants a number from 1, not "0"
! Try 'berita-gazetteer --help'.
! berita-gazetteer: --limit wants a number from 1, not "=1"
! Try 'berita-gazetteer --help'.
! berita-gazetteer: --limit wants a number from 1, not "1x"
! Try 'berita-gazetteer --help'.
? 2

# objects
$ berita-gazetteer -f jsonl -n 1 Tegal Antah
> {"asked":"Tegal","places":[{"code":"33.76","kind":"city","name":"Tegal","country":"ID","path":["Jawa Tengah","Kota Tegal"],"lat":-6.8692,"lon":109.1157,"population":273825}]}
> {"asked":"Antah","places":[]}
? 1

# bytes that are no UTF-8 are asked for as well
$ printf 'Te\377gal\n' | berita-gazetteer -f jsonl
> {"asked":"Te�gal","places":[]}
? 1

# counts of places and files, with their origin
$ berita-gazetteer --counts | grep -E '^(kind	(province|village)|file	places/(regions|villages))'
> kind	province	38		
> kind	village	83762		
> file	places/regions.tsv	7837	2025	Kepmendagri 300.2.2-2430/2025; centroids of BIG's polygons; census of 2020
> file	places/villages.tsv	83762	2025	Kepmendagri 300.2.2-2430/2025; centroids of BIG's polygons
$ berita-gazetteer --counts -f jsonl | jq -s 'map(.entries > 0) | all'
> true

# counts are asked for alone
$ berita-gazetteer --counts Tegal
! berita-gazetteer: --counts asks for no place
! Try 'berita-gazetteer --help'.
? 2

# a user's own places
$ printf '%%places\n33.76.Muara\tMuara Rejo Lama\tregion\t-6.85\t109.1\n' >mine.tsv
$ berita-gazetteer -l mine.tsv 'Muara Rejo Lama' | cut -f 3-6; berita-gazetteer -l mine.tsv --counts | tail -n 1
> 33.76.Muara	region	Muara Rejo Lama	Kota Tegal, Jawa Tengah
> file	mine.tsv	1		

# the places of corpus/ keep what berita-extract says of them when their codes are looked up
$ berita-extract --only places "$TOP"/corpus/*.txt | jq -r '.entities[] | select(.code) | [.code, .kind, .lat, .lon] | @tsv' | sort -u >a
$ cut -f 1 a | while read -r code; do berita-gazetteer -c "$code"; done | cut -f 3,4,8,9 | sort -u | cmp - a
only native

# a full disk is an error
$ berita-gazetteer Tegal >/dev/full
! berita-gazetteer: standard output: No space left on device
? 1
