const t = performance.now();
await import(process.argv[2]);
console.log(
  process.argv[2],
  (performance.now() - t).toFixed(0),
  'cpu',
  ((process.cpuUsage().user + process.cpuUsage().system) / 1000).toFixed(0),
);
