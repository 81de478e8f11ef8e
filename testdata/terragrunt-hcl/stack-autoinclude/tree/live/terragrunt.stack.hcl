locals {
  price = "low"
}

unit "dns" {
  source = "../units/dns"
  path   = "dns"
}

unit "cdn" {
  source = "../units/cdn"
  path   = "cdn"
  values = {
    dns    = "../dns"
    domain = "example.org"
  }

  # Laid over the unit: its names are those of this file, and only its own dependencies are visible.
  autoinclude {
    dependency "dns" {
      config_path  = unit.dns.path
      mock_outputs = { zone_id = "NEW" }
    }

    inputs = {
      zone_id = dependency.dns.outputs.zone_id
      price   = local.price
      folder  = basename(get_terragrunt_dir())
    }
  }
}

stack "queues" {
  source = "../stacks/queues"
  path   = "queues"

  # Added to what the stack has; a unit of the same name takes its place.
  autoinclude {
    unit "more" {
      source = "${get_terragrunt_dir()}/../units/dns"
      path   = "more"
    }
  }
}
