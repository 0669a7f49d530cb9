const HARVEST_HOSTS = /(^|\.)(harvestapp\.com|getharvest\.com)$/

/** True for a host of Harvest: `harvestapp.com`, `getharvest.com` and their subdomains. */
export function isHarvestHost(hostname: string): boolean {
  return HARVEST_HOSTS.test(hostname)
}
