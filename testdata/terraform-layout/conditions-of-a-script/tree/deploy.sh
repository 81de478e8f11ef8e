#!/bin/bash
ARGS=(-input=false "-var-file=$1.tfvars")
if [[ $1 == prod ]]; then
  ARGS+=(-var size=xl)
fi
cd infra
terraform plan "${ARGS[@]}"
