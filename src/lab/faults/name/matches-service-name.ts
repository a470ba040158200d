import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/matches-service-name',
  rule: 'name/matches-service-name',
  title: 'The certificate is for another name than the service',
  fails: ['name/matches-service-name', 'name/in-san'],
  make: (kit) => kit.serverPfx({}, { serviceName: 'FourthCoffee.contoso.com' }),
});
