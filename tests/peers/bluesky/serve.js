// Starts a Bluesky server and the directory of DIDs that it needs, both on loopback, with nothing
// in them. Prints the server's address as one line of JSON, and runs until its input ends.
// Use: node serve.js FOLDER (for its files)

const { randomBytes } = require('node:crypto')
const { mkdirSync } = require('node:fs')
const { createServer } = require('node:net')
const { join } = require('node:path')
const { PDS, envToCfg, envToSecrets } = require('@atproto/pds')
const { Database, PlcServer } = require('@did-plc/server')

const HERE = '127.0.0.1'

async function freePort() {
  const server = createServer().listen(0, HERE)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

function listen(app, port) {
  return new Promise((resolve, reject) => {
    app.listen(port, HERE, resolve).once('error', reject)
  })
}

async function serve(folder) {
  const [plcPort, port] = [await freePort(), await freePort()]
  const plc = PlcServer.create({ db: Database.mock(), port: plcPort })
  await listen(plc.app, plcPort)

  const blobs = join(folder, 'blobs')
  mkdirSync(blobs, { recursive: true })
  const environment = {
    devMode: true,
    port,
    hostname: 'localhost',
    dataDirectory: folder,
    blobstoreDiskLocation: blobs,
    didPlcUrl: `http://${HERE}:${plcPort}`,
    serviceHandleDomains: ['.test'],
    inviteRequired: false,
    crawlers: [],
    disableSsrfProtection: true,
    jwtSecret: randomBytes(16).toString('hex'),
    adminPassword: randomBytes(16).toString('hex'),
    dpopSecret: randomBytes(32).toString('hex'),
    plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
  }
  const pds = await PDS.create(envToCfg(environment), envToSecrets(environment))
  await pds.ctx.sequencer.start() // what pds.start() does besides listening on every address
  await listen(pds.app, port)
  console.log(JSON.stringify({ base: `http://${HERE}:${port}` }))
}

process.stdin.resume().once('end', () => process.exit(0))
serve(process.argv[2]).catch((error) => {
  console.error(error)
  process.exit(1)
})
