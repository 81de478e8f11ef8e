dependency "old" {
  config_path  = values.dns
  mock_outputs = { zone_id = "MOCK" }
}

inputs = {
  zone_id = dependency.old.outputs.zone_id
  price   = dependency.old.outputs.price
  domain  = values.domain
}
