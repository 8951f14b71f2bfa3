const AGENCY_ACCOUNT =
  /^(?:kpu|kpud|bawaslu|panwaslu|kesbangpol|bkn|bkd|bkpsdm|kasn|dkpp|menpan|kemenpan|kemenpanrb|kemendagri|komdigi|kemenkominfo|kominfo|diskominfo|humas|pemprov|pemkot|pemkab|polri|polda|tni|lapor|ombudsman|mk|setneg|setkab)/i;
const ACCOUNT_REST =
  /^(?:ri|id|rb|1708|official|resmi|indonesia|republikindonesia|go|prov|provinsi|kota|kab|kabupaten|kaltim|kalimantantimur|samarinda|balikpapan|bontang|kukar|kutim|kubar|berau|paser|ppu|mahulu|kutaikartanegara|kutaitimur|kutaibarat|penajampaserutara|mahakamulu)*$/i;

/** Whether an account name is an agency's own, such as `kpu_ri` or `bawaslu.kaltim`. */
export function isAgencyHandle(name: string): boolean {
  const plain = name.slice(0, 60).replaceAll(/[._]/g, '');
  const agency = AGENCY_ACCOUNT.exec(plain);
  return agency !== null && ACCOUNT_REST.test(plain.slice(agency[0].length));
}

const PRESS =
  /(?:^|\.)(?:detik|kompas|tempo|tribunnews|antaranews|cnnindonesia|cnbcindonesia|liputan6|republika|kumparan|okezone|sindonews|mediaindonesia|kaltimpost|prokal|kaltimkece|hukumonline|wikipedia|turnbackhoax|cekfakta)\.(?:com|co|id|co\.id|org)$/i;

/** Whether `host/path` leads to an agency, to the press or to no page in particular. */
export function isPublicHost(address: string): boolean {
  const host = address.slice(0, 253).split(/[/?#]/, 1)[0] ?? '';
  if (host.includes('@') || /\d{9}/.test(address)) return false;
  const rest = address.slice(host.length);
  if (/(?:^|\.)(?:go\.id|mil\.id)$/i.test(host) || PRESS.test(host)) return !rest.includes('@');
  return rest === '' || rest === '/';
}
