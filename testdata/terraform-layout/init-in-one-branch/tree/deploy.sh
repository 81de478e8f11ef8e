#!/bin/sh
cd infra
if [ -n "$CI" ]; then
  terraform init
fi
terraform plan -var-file="$1.tfvars"
