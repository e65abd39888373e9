import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import {
  AnalyticsController,
  ExecutionController,
  StrategyController,
} from './account-controllers.ts';
import { Commands } from './commands.ts';
import { HealthController } from './health-controller.ts';
import { MarketDataController } from './market-data-controller.ts';
import { Metrics } from './metrics.ts';
import { PlatformView } from './platform-view.ts';
import { RiskController } from './risk-controller.ts';
import { StatusController } from './status-controller.ts';
import { TOKEN, TokenGuard } from './token-guard.ts';

export interface ModuleTerms {
  readonly view: PlatformView;
  readonly metrics: Metrics;
  readonly token: string;
}

/** Wiring only: reading this file is reading what the platform serves. */
@Module({})
export class PlatformModule {
  static with({ view, metrics, token }: ModuleTerms): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [
        HealthController,
        StatusController,
        MarketDataController,
        StrategyController,
        RiskController,
        ExecutionController,
        AnalyticsController,
      ],
      providers: [
        { provide: PlatformView, useValue: view },
        Commands,
        { provide: Metrics, useValue: metrics },
        { provide: TOKEN, useValue: token },
        { provide: APP_GUARD, useClass: TokenGuard },
      ],
    };
  }
}
