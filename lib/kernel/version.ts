/** Version of the software, written into every entry. Kept equal to package.json by a test. */
export const SOFTWARE = 'chirograph/0.1.0';
