"""Capitalised words that are no part of a person's name, by what they are."""

from newsroom.language.words import word_set

HONORIFICS = word_set("""
    aipda aiptu akbp akp apt bapak bang brigjen brigpol bripda bripka briptu bu cak dr dra drg drh
    drs datu gus h habib haji hj hajah ibu ir irjen ipda iptu jenderal kang kapten kh kiai kol
    kolonel kombes kompol kyai laksamana letda letkol lettu letjen marsekal mas mayjen mayor mbak
    nyai pak pdt pastor pendeta peltu pol pratu prof prof romo sdr sdri serda serka sersan sertu
    suster tgh tuan nyonya ny tn uskup ust ustad ustadz ustaz ustazah yth
    """)
# Of those, what people call each other.
FAMILIAR = word_set("bang bapak bu cak gus ibu kang mas mbak nyonya pak romo suster tuan")
ROLES = word_set("""
    analis anggota arsiparis asisten bendahara bupati camat danrem dandim dekan deputi direktur
    direktris dirut dokter dosen duta fraksi gubernur guru hakim inspektur insinyur jaksa jubir
    juru kabag kabid kadin kadis kadishub kadiskes kadiskominfo kadisdik kajari kajati kanit
    kapolda kapolres kapolresta kapolsek kapolri kapuskesmas kasat kasatpol kasi kasubag kasubbag
    kepala ketua komandan komisaris koordinator kurator lurah manajer manager mantan menko menkes
    menteri mendagri moderator panglima pangdam panitia pejabat pelaksana pelatih pembina pemilik
    pemimpin penasihat penyuluh pengelola pengurus penjabat perancang perwakilan petugas pimpinan
    presiden rektor sekda sekdaprov sekjen sekretaris sekwan staf supervisor tenaga ahli tokoh tim
    walikota wagub wakil wali wabup wawali wapres plt pj plh pjs kader relawan perajin pengrajin
    pedagang warga pengusaha pelaku ketum waketum general humas babinsa bhabinkamtibmas danlanal
    danramil danyon dirops kades kajari kalaksa kalapas karutan kasatlantas kasatreskrim kasubdit
    menag mendag menhan menhub menkeu menlu menparekraf menpora mensos menaker mentan menperin
    mensesneg sekdes sekkab sekkot sekot
    """)
INSTITUTIONS = word_set("""
    akademi asosiasi badan bagian bank bidang biro balai bumd bumn cabang daerah dewan dinas
    direktorat divisi fakultas forum gedung gabungan gerakan himpunan ikatan inspektorat institut
    instalasi jabatan jurusan kantor kejaksaan kementerian kepolisian kesatuan kelompok
    komando komisi komite komunitas kongres koperasi korps kwartir lembaga mahkamah majelis
    masyarakat museum negeri organisasi paguyuban panti partai pasar pengadilan pemerintah
    pemerintahan pemkab pemkot pemprov perguruan perhimpunan perpustakaan perum perumda
    perusahaan persatuan perkumpulan polda polres polresta polsek politeknik posyandu prodi program
    provinsi pusat puskesmas republik rumah sanggar satuan sekolah sekretariat seksi serikat subag
    subbagian swasta universitas unit yayasan
    administrasi aparatur anggaran arsip kearsipan aset bencana budaya daya diseminasi ekonomi
    energi hidup hukum informasi informatika investasi kebakaran kebersihan kebudayaan kehutanan
    kelautan keluarga kemiskinan kependudukan kepemudaan kerja kesehatan kesejahteraan ketahanan
    ketenagakerjaan keuangan kepegawaian kominfo komunikasi lalu lingkungan lintas masyarakat mineral
    modal olahraga pangan pariwisata pekerjaan pelayanan pelatihan pemadam pemberdayaan pembangunan
    pembinaan pemukiman pencatatan pendapatan pendidikan penanaman penanggulangan penataan
    penelitian pengawasan pengelolaan pengembangan perdagangan perempuan perencanaan perhubungan
    perikanan perindustrian perizinan perkebunan perlindungan permukiman perpajakan pertamanan
    pertanahan pertanian perumahan peternakan praja pamong prasarana publik rakyat ruang sarana
    sipil sosial statistik sumber tanaman tata teknologi terpadu transmigrasi umum usaha wilayah
    aspirasi kecil menengah mikro industri
    """)
# Nobody can list these among the sources.
SACRED = word_set("allah nabi rasul rasulullah tuhan yesus")
# With one of these in it, a name is that of an institution, a treaty or a part of the country.
COLLECTIVE = word_set("""
    abadi asia barat bersama bersatu deklarasi dunia indonesia internasional konvensi mandiri merah
    nasional nusantara perjanjian persero piagam putih sejahtera selatan tbk tengah timur utara
    """)
DOCUMENTS = word_set("""
    al-quran al-qur'an al-qur’an alkitab aturan data edaran hadis hasil indeks instruksi kamus
    keputusan kitab konstitusi laporan naskah nomor pancasila pasal perda peraturan permen permendagri
    perpres perwal perwali ppkm quran rancangan rencana sidang sk surat survei tabel undang-undang uud
    """)
REGIONS = word_set("""
    babel diy dki jabar jateng jatim kalbar kalsel kaltara kalteng kaltim kepri ntb ntt papua sulbar
    sulsel sulteng sultra sulut sumbar sumsel sumut
    """)
# Behind these stands the name of a place.
PLACES = word_set("""
    alun-alun bandara bukit bundaran danau dermaga desa distrik dusun gang gunung halaman hotel
    jalan jembatan kabupaten kali kampung kampus kawasan kecamatan kelurahan kompleks komplek kota
    lapangan lingkar lorong masjid muara museum negara pantai pelabuhan perumahan pulau rt rw selat
    simpang stadion stasiun sungai taman tanjung teluk terminal tugu waduk wilayah
    """)
# The word behind these is the place's name, whatever follows.
ADMINISTRATIVE = word_set("kabupaten kota provinsi")
# One of many, not named.
CROWD = word_set("""
    jemaah mahasiswa nelayan pedagang pelajar pelanggan pembeli pemilih penduduk pengendara
    pengguna pengunjung penonton penumpang peserta petani siswa sopir wisatawan warga wali
    """)
# Words that open a sentence or stand in a title with a capital.
FUNCTION_WORDS = word_set("""
    ada adalah adapun agar akan akhirnya alasan anda andai antara apa apakah apalagi atas atau
    awalnya bagaimana bagi bahkan bahwa banyak baru baik bagian begitu belum beberapa berbagai
    berdasarkan bersama berikut bila bisa boleh buat bukan dahulu dalam dan dari dari demi demikian
    dengan di dia diharapkan guna hadir hal hanya harus hasil hasilnya hingga ia ini itu ialah
    jadi jangan jika juga justru kala kalau kami kamu karena karenanya ke kegiatan kemudian kepada
    ketika kini kita lagi lain lainnya lalu lebih lewat maka makanya mari masih melalui melihat
    meliputi memang mengenai mengingat menurut menurutnya menyusul mereka meski meskipun mulai
    namun nanti nantinya oleh orang pada padahal para pertama per pun saat saat salah saling sampai
    sama sang sangat satu saya sebab sebagai sebagian sebaliknya sebanyak sebelum sebelumnya
    sebelumnya sedang sedangkan segera sehingga sejak sejumlah sekaligus sekali sekarang sekitar
    selain selaku selama selanjutnya seluruh semakin semenjak sementara semoga semua senada seorang
    sepanjang seperti serta sesuai sesudah setelah setiap setidaknya si siapa silakan sudah supaya
    suatu tak tanpa tapi telah tentang tepat terhadap terkait termasuk ternyata terpisah tersebut
    terus tetapi tiap tiba tidak turut untuk usai walau walaupun ya yaitu yakni yang kata
    kedua ketiga keempat kelima berita acara rapat program pihak pihaknya
    """)
DAYS = word_set("senin selasa rabu kamis jumat jum'at jum’at sabtu minggu ahad")
MONTHS = word_set("""
    januari februari pebruari maret april mei juni juli agustus september oktober november nopember
    desember
    """)
# So many people are called this that two who share it share nothing.
GIVEN_NAMES = word_set("""
    abdul achmad agung ahmad aji akhmad andi daeng dewa dewi gede gusti i ida kadek ketut komang la
    m made maria moh mohamad mohammad muh muhamad muhammad ni nur nyoman putu siti sri wa wayan
    yohanes
    """)
# Behind a first name these belong to it: Lukman Hakim, Akbar Tanjung.
SURNAMES = word_set("guru hakim negara tanjung")
# Inside a name, in lower case.
PARTICLES = word_set("bin binti bt bte ibn ibnu van der de da el al")
