"""Verbs with which Indonesian news says who said something.

The forms: `kata Budi` (bare), `katanya` (with -nya, somebody named before), `Budi mengatakan`
(active), `dikatakan Budi` (passive), `menurut Budi`.
"""

from newsroom.language.words import word_set

# Said of a person wherever they stand; the others are common words too (jelas: clear, pesan:
# message) and count only beside a quotation mark or between commas.
PLAIN = word_set("kata ujar tutur ucap ungkap papar imbuh beber")
BARE = PLAIN | word_set("""
    ajak aku ancam bantah balas bela beri bisik canda cecar celetuk cerita cetus dalih doa elak
    gumam harap imbau ingat jawab jelas kecam kelakar keluh kenang ketus kilah kisah klaim komentar
    kritik kutip lanjut lontar nilai pekik pesan pinta protes puji pungkas rinci sahut sambung saran
    sebut seloroh seru sesal sindir singgung tambah tandas tanggap tanya tegas tegur tekad terang
    timpal tukas tulis ulas urai usul
    """)
WITH_NYA = frozenset(verb + "nya" for verb in BARE) | word_set(
    "akunya ucapannya ungkapannya lanjutannya sapanya panggilnya akuinya"
)
ATTRIBUTING = BARE | WITH_NYA
"""What stands right behind somebody's words: `…,” kata Budi`, `…,” ujarnya`."""

# Said by a person of a matter; `menyampaikan` and `menyebut` are also done without words.
SAYING = word_set("""
    berkata berpesan bertutur berujar membeberkan memaparkan menambahkan menandaskan menegaskan
    menerangkan mengatakan mengungkapkan menguraikan menjelaskan menuturkan menyatakan
    """)
SAYING_THAT = word_set("menyampaikan menyebut menyebutkan mengaku menilai menekankan")
ACTIVE = (
    SAYING
    | SAYING_THAT
    | word_set("""
    berbicara bercerita berharap berkelakar berkisah berkomentar berpendapat berpidato berseru bertanya
    melanjutkan melontarkan memastikan membacakan membantah membenarkan memberi memohon memuji
    mengamini mengaminkan menanggapi menanyakan menceritakan mencontohkan menegur mengajak mengakui mengapresiasi
    mengeluhkan mengenang mengharapkan mengimbau mengingatkan mengisahkan mengklaim mengkritik
    mengucapkan mengulas mengumumkan mengusulkan menimpali menjawab menulis menuliskan menyahut
    menyambung menyarankan menyayangkan menyerukan menyinggung menyoroti meminta membalas merinci
    berdalih berjanji optimistis yakin
    """)
)
PASSIVE = word_set("""
    dibeberkan diceritakan dijelaskan dikatakan dipaparkan disampaikan disebutkan ditegaskan
    diterangkan ditulis dituturkan diucapkan diungkapkan diuraikan dinyatakan dibacakan dikutip
    dilontarkan diutarakan dikemukakan ditambahkan
    """)
# Nouns and phrases that also tell whose words follow or went before.
TELLING = word_set("""
    ajakan ajakannya berbunyi berisi bertulis bertuliskan bunyi bunyinya demikian imbauan imbauannya
    isi isinya jawaban jawabannya katakan keterangan komentar kutipan menurut menurutnya paparannya
    pendapat pendapatnya permintaannya permintaan pernyataan pernyataannya pertanyaan pesan pesannya
    pidatonya sambutan sambutannya senada seruan seruannya terbaca tercantum teriak terpahat terpampang tertera tertulis
    terukir tulisan ucapan ungkapan unggahan wasiat yel-yel
    """)
EVERY = ATTRIBUTING | ACTIVE | PASSIVE | TELLING
"""Any word that can tell whose words a quote holds."""
CERTAIN = EVERY - word_set("""
    aku beri canda doa ingat isi isinya jelas kenang kritik memberi menulis nilai rinci tekad terang
    tertera tulisan ulang ulas
    """)
"""Those of them that do so from another sentence; the rest are too common there."""
