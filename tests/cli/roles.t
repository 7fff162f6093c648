# Offices of persons: their words, their body or region, once held or held for another.
# the unit that an office leads belongs to it
$ echo 'Kepala Bidang Humas Polda Papua Budi Santoso mengatakan, jalan dibuka.' | berita-extract | jq -cf roles.jq
> ["Budi Santoso","Kepala Bidang Humas","Polda Papua"]
$ echo 'Kepala Bagian Penerangan Umum Divisi Humas Polri Budi Santoso mengatakan, jalan dibuka.' | berita-extract | jq -cf roles.jq
> ["Budi Santoso","Kepala Bagian Penerangan Umum","Divisi Humas Polri"]
$ echo 'Dekan Fakultas Hukum Universitas Airlangga Siti Rahma mengatakan, aturan itu kabur.' | berita-extract | jq -cf roles.jq
> ["Siti Rahma","Dekan Fakultas Hukum","Universitas Airlangga"]
$ echo 'Ketua Fraksi Golkar DPRD Tegal Siti Rahma mengatakan, aturan itu kabur.' | berita-extract | jq -cf roles.jq
> ["Siti Rahma","Ketua Fraksi Golkar","DPRD Tegal"]

# so does a body inside a greater one; who only belongs to it is of the whole
$ echo 'Kepala Badan Ketahanan Pangan Kementerian Pertanian Andi Wijaya mengatakan, beras cukup.' | berita-extract | jq -cf roles.jq
> ["Andi Wijaya","Kepala Badan Ketahanan Pangan","Kementerian Pertanian"]
$ echo 'Pengajar Fakultas Hukum Universitas Airlangga, Siti Rahma, mengatakan, aturan itu kabur.' | berita-extract | jq -cf roles.jq
> ["Siti Rahma","Pengajar","Fakultas Hukum Universitas Airlangga"]

# a field behind the body belongs to the office
$ echo 'Wakil Ketua KPU Tegal Bidang Hukum Siti Rahma mengatakan, aturan itu kabur.' | berita-extract | jq -cf roles.jq
> ["Siti Rahma","Wakil Ketua KPU Tegal Bidang Hukum","KPU Tegal"]

# several offices of one person, before and after the name
$ echo 'Ketua KPU Tegal yang juga dosen Universitas Airlangga Siti Rahma mengatakan, aturan itu kabur.' | berita-extract | jq -cf roles.jq
> ["Siti Rahma","Ketua","KPU Tegal"]
> ["Siti Rahma","dosen","Universitas Airlangga"]
$ echo '"Aturan itu kabur," kata Siti Rahma, Ketua KPU Tegal, yang juga dosen Universitas Airlangga.' | berita-extract | jq -cf roles.jq
> ["Siti Rahma","Ketua","KPU Tegal"]
> ["Siti Rahma","dosen","Universitas Airlangga"]

# what is named again is one; what is named elsewhere completes it
$ echo 'Menpora Andi Wijaya hadir. Menteri Pemuda dan Olahraga Andi Wijaya mengatakan, lapangan dibuka.' | berita-extract | jq -cf roles.jq
> ["Andi Wijaya","Menteri Pemuda dan Olahraga",null]
$ echo 'Ketua Andi Wijaya hadir. Ketua KPU Tegal Andi Wijaya mengatakan, kotak suara cukup.' | berita-extract | jq -cf roles.jq
> ["Andi Wijaya","Ketua","KPU Tegal"]
$ echo 'Kepala Dinas Sosial Tegal Andi Wijaya hadir. Ia dulu dikenal sebagai Andi Wijaya, Kepala Dinas Perikanan Brebes.' | berita-extract | jq -cf roles.jq
> ["Andi Wijaya","Kepala","Dinas Sosial Tegal"]
> ["Andi Wijaya","Kepala","Dinas Perikanan Brebes"]

# a person whose name the body has taken
$ echo 'Ketua Badan Pengawas Pemilu Wiratno mengatakan, kotak suara cukup. "Semua siap," kata Wiratno.' | berita-extract | jq -cf roles.jq
> ["Wiratno","Ketua","Badan Pengawas Pemilu"]

# former and acting ones
$ printf '%s\n' 'Plt Gubernur Riau Budi Santoso dan mantan Wali Kota Tegal Siti Rahma hadir.' | berita-extract | jq -c '.entities[].roles[]? | [.text, .former, .acting]'
> ["Plt Gubernur Riau",false,true]
> ["mantan Wali Kota Tegal",true,false]

# titles and ranks are none, and stand with the name of who speaks
$ printf '%s\n' '"Jalan dibuka," kata Kombes Budi Santoso. "Benar," kata dokter Siti Rahma.' | berita-extract | jq -c '.entities[] | select(.roles) | [.name, [.titles[].text], .roles]'
> ["Budi Santoso",["Kombes"],[]]
> ["Siti Rahma",["dokter"],[]]
