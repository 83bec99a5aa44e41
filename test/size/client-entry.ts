export { createJourneyClient } from '@partner-journey/client';
