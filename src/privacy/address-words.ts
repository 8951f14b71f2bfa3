function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** What begins a street. */
export const STREET = words(`
jl jln jlan jalan
`);

/** What begins a lane. */
export const LANE = words(`
gg gang
`);

/** What begins a housing estate. */
export const ESTATE = words(`
perum perumahan komplek kompleks komp perumnas cluster rusun rusunawa apartemen griya asrama
kost bumi
`);

/** What a number of an address follows. */
export const NUMBERED = words(`
no nomor nmr rt rw blok blk km kav lantai lt kodepos pos unit kamar
`);

/** What begins an area in the tail of an address. */
export const AREA = words(`
kel kelurahan kec kecamatan desa ds dusun dsn kampung kp dukuh kab kabupaten kota prov provinsi
kode
`);

/** Areas that are an address once somebody lives there. */
export const HOME_AREA = words(`
kel kelurahan desa ds dusun dsn kampung kp dukuh kecamatan kec
`);

/** Words that say somebody lives there. */
export const HOME = words(`
tinggal rumah rumahku rumahnya alamat alamatku alamatnya domisili berdomisili warga menetap
bermukim mukim kos ngekos ngontrak kontrakan asal berasal omahku omah badiam diam rmh tgl
penduduk kediaman nginap asli orang kampungku ktp
`);

/** "jalan sehat" and its like are no streets. */
export const NOT_A_STREET = words(`
sehat santai tol kaki tengah terus keluar pintas tikus rusak lain desa sendiri raya umum buntu
provinsi nasional politik damai satu protokol
`);

/** "Perum Bulog" and its like are no estates. */
export const NOT_AN_ESTATE = words(`
bulog perhutani damri peruri dinas guru pegawai kantor perumahan baru sekolah pemda perkantoran
haji polisi mahasiswa tni polri jasa ppd
`);
