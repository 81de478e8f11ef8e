stage="prod"   # which one
ports = [ 80,443 ]


extra_tags={
  Owner = "platform"
    CostCentre="12"
}
