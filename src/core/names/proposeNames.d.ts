/**
 * Legal service names as near to the present one as can be, the nearest first, at most three: that itself where it is legal (a renewed
 * certificate must keep its case), else with a legal prefix: `cmg-gw.contoso.com` → `cmggw.contoso.com`, …
 * @returns none where nothing of the name can stay: no domain, or one in which no CMG is deployed
 */
export declare function proposeServiceNames(serviceName: string): readonly string[];
