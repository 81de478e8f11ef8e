terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

log_retention_days   = 356
instance_type        = "m5.metal"
instance_class       = "db.serverless"
search_instance_type = "m5.large.search"
node_type            = "ra3.xlplus"
zone_instance_type   = "m5.extra"
host                 = "db1.lrage"
machine_type         = "n1-standard-1"
bare_instance_type   = "c7i.metal-24xl"
