using Workerd = import "/workerd/workerd.capnp";

# No compatibility flag: nothing of Node is there.
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker", esModule = embed "worker.js")],
    compatibilityDate = "2026-01-01",
  ))],
);
