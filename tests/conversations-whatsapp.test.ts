import { openCloudStage } from './support/scripts/cloud-stage.ts';
import { describeScripts } from './support/scripts/play.ts';
import { openWhatsAppStage } from './support/scripts/whatsapp-stage.ts';

describeScripts('whatsapp', openWhatsAppStage, { sideBySide: true });
describeScripts('cloud', openCloudStage, { sideBySide: true });
