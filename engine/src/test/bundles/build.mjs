// Builds every application of this folder with its own tool, as one would for production, into TARGET/out/NAME:
//
//   node build.mjs TARGET [NAME…]
//
// Without names it builds all of them.
// The tools come from the registry npm is set up with, and lie in TARGET/node_modules. What is built already is not built again.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2]);
const run = promisify(execFile);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`The bundles are built with Node 20.19 or newer; this is ${process.versions.node}. Leave the profile out, or install a newer Node.`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** A digest of every file below `folder`, by name and content. */
function digest(folder, hash = createHash('sha256')) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    hash.update(entry.name);
    if (entry.isDirectory()) {
      digest(path, hash);
    } else {
      hash.update(readFileSync(path));
    }
  }
  return hash;
}

/** A tool from the registry. Only TARGET has them, so they cannot be imported by name here. */
const tool = async (path) => (await import(pathToFileURL(join(target, 'node_modules', path)))).default;

/** Runs the command line of a tool in the folder of an application. */
async function command(name, path, ...words) {
  await run(process.execPath, [join(target, 'node_modules', path), ...words], {
    cwd: join(target, name),
    env: { ...process.env, CI: '1', NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    maxBuffer: 64 << 20,
  });
}

function publish(folder, name) {
  cpSync(folder, join(target, 'out', name), { recursive: true });
}

const withVite = (framework, plugin, option) => async (name) => {
  const { build } = await import(pathToFileURL(join(target, 'node_modules/vite/dist/node/index.js')));
  const module = await import(pathToFileURL(join(target, 'node_modules', plugin)));
  await build({
    configFile: false,
    root: join(target, framework),
    base: `/${name}/`,
    logLevel: 'warn',
    plugins: [(module[option] ?? module.default)()],
    build: { outDir: join(target, 'out', name) },
  });
};

const withWebpack = (framework, entry, rules, plugin) => async (name) => {
  const webpack = await tool('webpack/lib/index.js');
  const stats = await promisify(webpack)({
    mode: 'production',
    context: join(target, framework),
    entry: `./${entry}`,
    output: { path: join(target, 'out', name), filename: '[name].[contenthash].js', publicPath: `/${name}/`, clean: true },
    module: { rules },
    resolve: { extensions: ['.mjs', '.js', '.jsx', '.svelte'], conditionNames: ['svelte', 'browser', 'import', '...'] },
    // The libraries apart, as most applications have them: then the entry waits for two files.
    optimization: { splitChunks: { chunks: 'all' }, runtimeChunk: 'single' },
    performance: { hints: false },
    plugins: plugin ? [await plugin()] : [],
  });
  if (stats.hasErrors()) {
    throw new Error(stats.toString({ all: false, errors: true }));
  }
  const { entrypoints } = stats.toJson({ all: false, entrypoints: true });
  const scripts = entrypoints.main.assets.map((asset) => `<script defer src="/${name}/${asset.name}"></script>`).join('');
  const page = readFileSync(join(target, framework, 'index.html'), 'utf8').replace(/<script.*<\/script>/, '');
  writeFileSync(join(target, 'out', name, 'index.html'), page.replace('</head>', `${scripts}</head>`));
};

const applications = {
  'vite-react': withVite('react', '@vitejs/plugin-react/dist/index.js'),
  'vite-vue': withVite('vue', '@vitejs/plugin-vue/dist/index.mjs'),
  'vite-svelte': withVite('svelte', '@sveltejs/vite-plugin-svelte/src/index.js', 'svelte'),
  'webpack-react': withWebpack('react', 'main.jsx', [
    { test: /\.jsx$/, loader: 'esbuild-loader', options: { loader: 'jsx', jsx: 'automatic', target: 'es2022' } },
  ]),
  'webpack-vue': withWebpack(
    'vue',
    'main.js',
    [
      { test: /\.vue$/, loader: 'vue-loader' },
      { test: /\.css$/, type: 'asset/source' },
    ],
    async () => new (await tool('vue-loader/dist/index.js')).VueLoaderPlugin(),
  ),
  'webpack-svelte': withWebpack('svelte', 'main.js', [
    { test: /\.svelte(\.js)?$/, loader: 'svelte-loader', options: { emitCss: false } },
  ]),
  async angular(name) {
    await command(name, '@angular/cli/bin/ng.js', 'build');
    publish(join(target, name, 'dist'), name);
  },
  async next(name) {
    await command(name, 'next/dist/bin/next', 'build');
    publish(join(target, name, 'dist'), name);
  },
  async nuxt(name) {
    await command(name, 'nuxt/bin/nuxt.mjs', 'generate');
    publish(join(target, name, 'dist'), name);
  },
  async typescript(name) {
    await command(name, 'typescript/bin/tsc', '-p', '.');
    publish(join(target, name, 'dist'), name);
    cpSync(join(target, name, 'index.html'), join(target, 'out', name, 'index.html'));
  },
};

const stamp = digest(here).update(process.version).digest('hex');
const toolsStamp = createHash('sha256').update(readFileSync(join(here, 'package.json'))).update(process.version).digest('hex');
const stamps = join(target, 'built');
mkdirSync(stamps, { recursive: true });
const fresh = (name, wanted = stamp) => existsSync(join(stamps, name)) && readFileSync(join(stamps, name), 'utf8') === wanted;
const wanted = process.argv.length > 3 ? process.argv.slice(3) : Object.keys(applications);
const missing = wanted.filter((name) => !fresh(name));
if (missing.length === 0) {
  process.exit(0);
}

for (const entry of readdirSync(here)) {
  rmSync(join(target, entry), { recursive: true, force: true });
  cpSync(join(here, entry), join(target, entry), { recursive: true });
}
if (!fresh('node_modules', toolsStamp)) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const words = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error'];
  try {
    await run(npm, words, { cwd: target, maxBuffer: 64 << 20, shell: process.platform === 'win32' });
  } catch (error) {
    fail(`npm could not get what the bundles are built with; the profile needs the network once. npm said: ${error.stderr || error.message}`);
  }
  writeFileSync(join(stamps, 'node_modules'), toolsStamp);
}

// Two at a time: most of a build is one thread.
const failures = [];
async function worker() {
  for (let name = missing.shift(); name; name = missing.shift()) {
    const began = Date.now();
    try {
      rmSync(join(target, 'out', name), { recursive: true, force: true });
      await applications[name](name);
      writeFileSync(join(stamps, name), stamp);
      console.log(`${name}: built in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    } catch (error) {
      failures.push(`${name}: ${error.stderr || ''}${error.stdout || ''}${error.message}`);
    }
  }
}
await Promise.all([worker(), worker()]);
if (failures.length > 0) {
  fail(`These bundles could not be built.\n${failures.join('\n')}`);
}
process.exit(0);
