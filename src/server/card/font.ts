import { fileURLToPath } from 'node:url';

const FOLDER = '@expo-google-fonts/public-sans';
const FILES = ['400Regular/PublicSans_400Regular.ttf', '700Bold/PublicSans_700Bold.ttf'];

export const FONT_FAMILY = 'Public Sans';

/** The same letters on every machine: fonts of the system are not asked. */
export const FONT = {
  fontFiles: FILES.map((file) => fileURLToPath(import.meta.resolve(`${FOLDER}/${file}`))),
  loadSystemFonts: false,
  defaultFontFamily: FONT_FAMILY,
};
