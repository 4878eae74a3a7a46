/** The tests without the report they draw: where they lie and how the API is reached comes from `run.ts`. */
module.exports = {
  rootDir: process.env.TESTS_FOLDER,
  globals: { API_PATH: `${process.env.BASE_URL}/wp-json/wc/v3/` },
  testMatch: ['**/tests/**/*.test.js'],
  testTimeout: 30_000,
  testRunner: 'jasmine2',
};
