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
    domain = "example.org"
  }

  # Laid over the unit: its names are those of this file, and its dependencies are those of the unit, too.
  autoinclude {
    dependency "dns" {
      config_path  = unit.dns.path
      mock_outputs = { zone_id = "NEW" }
    }

    dependency "queues" {
      config_path = stack.queues.path
    }

    inputs = {
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
