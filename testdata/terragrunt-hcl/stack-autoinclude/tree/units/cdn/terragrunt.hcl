# The stack lays another dependency "dns" over this one.
dependency "dns" {
  config_path  = "../nowhere"
  mock_outputs = { zone_id = "MOCK" }
}

inputs = {
  zone_id = dependency.dns.outputs.zone_id
  price   = dependency.dns.outputs.price
  jobs    = dependency.queues.outputs.jobs
  domain  = values.domain
}
