export default defineNuxtConfig({
  compatibilityDate: '2025-07-15',
  telemetry: false,
  app: { baseURL: '/nuxt/' },
  nitro: { output: { publicDir: 'dist' }, prerender: { crawlLinks: true } },
});
