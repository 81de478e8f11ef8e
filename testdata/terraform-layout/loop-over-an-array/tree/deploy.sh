#!/usr/bin/env bash
ENVS=(
  dev # the first
  prod
)
ARGS=(-input=false)
cd tf
for e in "${ENVS[@]}"; do
  FLAGS=("${ARGS[@]}" -var-file="env/${e}.tfvars")
  FLAGS+=(-var "env=${e}")
  terraform plan "${FLAGS[@]}"
done
